# Wegwijs in a container: docker build -t wegwijs . && docker run --read-only -p 127.0.0.1:8080:8080 wegwijs
# With Caddy in front and two of it: deploy/compose.yaml.
#
# Nothing is written at run time, so the root may be read-only and no volume is needed. Settings come from the
# environment. The base image is a name, not a digest: a rebuild takes the security updates of Debian and Python.

FROM python:3.12-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /source
COPY requirements-build.lock ./
RUN pip install --quiet --require-hashes --only-binary :all: --requirement requirements-build.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY flows flows
COPY content content
COPY translations translations
RUN python -m hatchling build --target wheel --directory /wheel


FROM python:3.12-slim
LABEL org.opencontainers.image.title="Wegwijs" \
      org.opencontainers.image.description="A guide, in a chat, to Dutch residence permits other than asylum" \
      org.opencontainers.image.licenses="MIT AND CC-BY-4.0"
# With what prints posters, cards, leaflets and booklets: the extra `print`.
COPY requirements-print.lock /opt/wegwijs/
COPY --from=build /wheel/ /opt/wegwijs/
# Only wheels: a source archive would build with packages that no lock names. pip compiles here what it installs,
# because nothing can be written later, and for the same reason the languages are read once: so each start is quick.
RUN pip install --quiet --no-cache-dir --disable-pip-version-check --root-user-action ignore \
        --require-hashes --only-binary :all: --requirement /opt/wegwijs/requirements-print.lock \
    && pip install --quiet --no-cache-dir --disable-pip-version-check --root-user-action ignore \
        --no-deps --no-index /opt/wegwijs/wegwijs-*.whl \
    && python -c "from bot.wiring import load; load()"
# No trace of whoever opens a shell in it: no home, no history of the shell or of Python.
ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PYTHON_HISTORY=/dev/null \
    HISTFILE=/dev/null \
    HOME=/nonexistent \
    HOST=0.0.0.0 \
    PORT=8080
USER 10001:10001
EXPOSE 8080
# It lives if it answers. Whether it should be sent people is another question: /readyz, for whoever stands in front.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --start-interval=1s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/healthz\", timeout=4)"]
ENTRYPOINT ["wegwijs"]
CMD ["serve"]

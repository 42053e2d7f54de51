# The service in a container: built in one stage, run in another without tools, as a user without rights, on a read-only root.
FROM python:3.12-slim AS build
WORKDIR /build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /srv/overdeliver
COPY requirements.lock ./
RUN /srv/overdeliver/bin/pip install --quiet --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY deploy/not_needed.py deploy/not_needed.py
COPY service service
COPY evals evals
COPY prompts prompts
COPY knowledge knowledge
COPY examples examples
RUN /srv/overdeliver/bin/pip install --quiet --no-deps --no-build-isolation . \
    && /srv/overdeliver/bin/python deploy/not_needed.py > not-needed.txt \
    && /srv/overdeliver/bin/pip uninstall --quiet --yes -r not-needed.txt \
    && /srv/overdeliver/bin/overdeliver --help > /dev/null

FROM python:3.12-slim
LABEL org.opencontainers.image.title="overdeliver" org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin overdeliver \
    && install --directory --owner=10001 --group=10001 /data
COPY --from=build /srv/overdeliver /srv/overdeliver
ENV PATH=/srv/overdeliver/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 OVERDELIVER_HOME=/data
USER 10001
WORKDIR /data
# The index of the handbook is built in: a new volume begins with it.
RUN overdeliver search waiting > /dev/null
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=40s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
ENTRYPOINT ["overdeliver"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]

# The image of any app: docker build --build-arg APP=order --tag shop/order .
# NODE_IMAGE may be any Linux with Node 24 and npm.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS manifest
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

FROM manifest AS build
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY .swcrc ./
COPY libs libs
COPY apps apps
RUN npm run build && rm -r dist/libs/testing && find dist \( -name '*.spec.*' -o -path '*/test/*' \) -delete
ARG APP
# A place of the same depth for every app: the commands below need not know which it is.
RUN mv "dist/apps/${APP:?is missing: give --build-arg APP=order, or another folder of apps/}" dist/app && \
    rm -r dist/apps && mkdir dist/apps && mv dist/app dist/apps/app

FROM manifest AS packages
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts
COPY tools/sbom.mjs tools/
RUN node tools/sbom.mjs > sbom.cdx.json
# Two thirds of it are never loaded: types and source maps, and what the registry's client could encrypt fields with.
RUN find node_modules -type f \( -name '*.ts' -o -name '*.[cm]ts' -o -name '*.map' -o -name '*.md' \) -delete && \
    cd node_modules && rm -r @aws @aws-sdk @smithy @azure @azure-rest @typespec @google-cloud google-gax typescript
COPY --from=build /app/dist/libs dist/libs
# Fails here, and not in production, if something of it was loaded after all.
RUN node --input-type=module --eval "import './dist/libs/service/src/index.js'"

FROM ${NODE_IMAGE}
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
    /usr/local/bin/yarn /usr/local/bin/yarnpkg /opt/yarn*
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=packages /app/sbom.cdx.json ./
# package.json says that these are ES modules, services.json which of them there are, and proto/ is what the registry knows the schemas by.
COPY package.json services.json ./
COPY proto proto
COPY --from=build /app/dist dist

ENV NODE_ENV=production HTTP_HOST=0.0.0.0 HTTP_PORT=3000
# As `npm run service` does it. A large young generation makes collections rare under load; at rest it is given back, for which a service wants `gc`.
ENV NODE_OPTIONS="--expose-gc --max-semi-space-size=16 --v8-pool-size=2 --import ./dist/libs/runtime/src/preload.js"
# By number, so that Kubernetes can see that it is not root. Nothing is ever written: the root file system may be read-only.
USER 1000:1000
# Node is the first process and takes the signals itself, as soon as it is there (libs/runtime), and has no children: it needs no init.
ENTRYPOINT ["node", "dist/apps/app/src/main.js"]
HEALTHCHECK --interval=10s --timeout=10s --start-period=120s --retries=3 \
    CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

ARG APP
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="reference-shop ${APP}" \
      org.opencontainers.image.description="The ${APP} app of the reference shop: NestJS, Kafka, PostgreSQL" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.cyclonedx.sbom="/app/sbom.cdx.json"

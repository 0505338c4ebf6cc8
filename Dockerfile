# docker build -t notice-parse . && docker run --rm -v "$PWD:/work" notice-parse ledger 通报.docx -o 台账.xlsx
FROM python:3.12-slim AS build
COPY . /source
RUN pip install --quiet --no-cache-dir build && python -m build --wheel --outdir /dist /source

FROM python:3.12-slim
COPY --from=build /dist /dist
RUN pip install --quiet --no-cache-dir "$(echo /dist/*.whl)[docx,password]" && rm -r /dist
ENV NOTICE_PARSE_LANG=zh PYTHONUTF8=1
WORKDIR /work
ENTRYPOINT ["notice-parse"]
CMD ["--help"]

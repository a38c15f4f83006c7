#!/usr/bin/env bash
# Makes what is made of the archive: packages.sh ARCHIVE VERSION. The checksums, the Debian package and the image.
set -euo pipefail
archive="$1"
version="$2"
build="$(cd "$(dirname "$0")" && pwd -P)"
cd "$(dirname "$archive")"
name="$(basename "$archive")"
unpacked="$(mktemp -d)"
trap 'rm -rf "$unpacked"' EXIT
tar -xzf "$name" -C "$unpacked"
installation="$unpacked/${name%.tar.gz}"

# Maven may run on another Java.
. "$installation/bin/config.sh"
find_java

package="millrace_${version}_all.deb"
if command -v dpkg-deb >/dev/null; then
    bash "$build/debian.sh" "$installation" "$version" "$package"
else
    echo "packages.sh: no Debian package, because dpkg-deb is not installed" >&2
fi
image="millrace-$version-image.tar"
if [ "$(uname -s)" = Linux ]; then
    bash "$build/image.sh" "$installation" "$version" "$JAVA_HOME" image
    tar -C image --sort=name --owner=0 --group=0 --numeric-owner -cf "$image" .
else
    echo "packages.sh: no image, because its libraries come from a Linux system" >&2
fi
for each in "$name" "$package" "$image"; do
    if [ ! -f "$each" ]; then continue; fi
    for bits in 256 512; do "sha${bits}sum" "$each" >"$each.sha$bits"; done
done

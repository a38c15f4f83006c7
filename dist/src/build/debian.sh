#!/usr/bin/env bash
# Makes the Debian package of an unpacked archive: debian.sh INSTALLATION VERSION TARGET.deb.
set -euo pipefail
installation="$1"
version="${2/-SNAPSHOT/~snapshot}"
target="$3"
source="$(cd "$(dirname "$0")/../debian" && pwd -P)"
root="$(mktemp -d)"
trap 'rm -rf "$root"' EXIT

share="$root/usr/share/millrace"
doc="$root/usr/share/doc/millrace"
mkdir -p "$share" "$doc" "$root"/{DEBIAN,etc/default,etc/millrace,lib/systemd/system,usr/bin,var/cache}
cp -a "$installation/." "$share"
mv "$share/conf/config.yaml" "$root/etc/millrace/config.yaml"
rmdir "$share/conf"
ln -s /etc/millrace "$share/conf"
ln -s /var/cache/millrace "$share/cache"
ln -s ../share/millrace/bin/millrace "$root/usr/bin/millrace"
mv "$share/README.md" "$share/NOTICE" "$doc/"
mv "$share/LICENSE" "$doc/copyright"
cp "$source/default" "$root/etc/default/millrace"
cp "$source"/*.service "$root/lib/systemd/system/"
rmdir "$root/var/cache" "$root/var"
size="$(du -sk "$root" | cut -f 1)"
sed -e "s/@VERSION@/$version/" -e "s/@SIZE@/$size/" "$source/control" >"$root/DEBIAN/control"
cp "$source/conffiles" "$root/DEBIAN/conffiles"
for script in postinst prerm postrm; do install -m 0755 "$source/$script" "$root/DEBIAN/$script"; done
(cd "$root" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
chmod -R u=rwX,go=rX "$root"
dpkg-deb --root-owner-group -Zgzip -z1 --build "$root" "$target" >/dev/null

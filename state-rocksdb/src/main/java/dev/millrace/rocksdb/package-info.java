/// Keyed state that has no room in memory, in RocksDB on local disks.
@NullMarked
package dev.millrace.rocksdb;

import org.jspecify.annotations.NullMarked;

/// Spills keyed state that exceeds memory to RocksDB on local disks.
@NullMarked
package dev.millrace.rocksdb;

import org.jspecify.annotations.NullMarked;

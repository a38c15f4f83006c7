package dev.millrace.rocksdb;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;

/// Defines the faults of RocksDB.
final class RocksFaults {
    private static final Fault FAILED = new Fault(4042, Category.EXTERNAL, "the RocksDB store of state failed");

    private RocksFaults() {}

    static MillraceException failed(String what, Object directory, Throwable thrown) {
        return FAILED.what("RocksDB in %s could not %s.", directory, what)
                .cause(thrown)
                .fix("Check whether the disk is full or slow. state.backend.rocksdb.localdir sets another" + " disk.");
    }
}

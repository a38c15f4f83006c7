package dev.millrace.api.config.legacy;

/// Lists Flink's sets of options for RocksDB. The choice has no effect: Millrace's store has one set of options.
public enum PredefinedOptions {
    /// The default options of RocksDB.
    DEFAULT,
    /// Options for spinning disks.
    SPINNING_DISK_OPTIMIZED,
    /// Options for spinning disks, with more memory.
    SPINNING_DISK_OPTIMIZED_HIGH_MEM,
    /// Options for flash memory.
    FLASH_SSD_OPTIMIZED
}

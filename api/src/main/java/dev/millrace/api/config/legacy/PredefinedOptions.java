package dev.millrace.api.config.legacy;

/// Flink's sets of options for RocksDB. A choice has no effect: Millrace's store has one set of options.
public enum PredefinedOptions {
    /// RocksDB's own options.
    DEFAULT,
    /// For disks with moving heads.
    SPINNING_DISK_OPTIMIZED,
    /// For disks with moving heads, with more memory.
    SPINNING_DISK_OPTIMIZED_HIGH_MEM,
    /// For flash memory.
    FLASH_SSD_OPTIMIZED
}

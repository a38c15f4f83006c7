package dev.millrace.rocksdb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RateLimiter;
import org.rocksdb.RateLimiterMode;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/// Owns the native objects of one database, and closes them in the correct order.
final class Library implements AutoCloseable {
    private static final long MEGABYTE = 1L << 20;
    /// The maximum write rate in bytes per second. RocksDB adapts the rate below this limit to the load:
    /// compactions are slow while few rows are written, and fast while writers wait for them.
    private static final long WRITTEN_PER_SECOND = 512 * MEGABYTE;

    private static final long REFILL_MICROS = 100_000;
    private static final int FAIRNESS = 10;
    private static final int WRITE_BUFFERS = 4;
    private static final int FILTER_BITS = 10;
    private static final int BACKGROUND_JOBS = 2;
    /// The minimum size of a cache shard. Filters would not fit into a smaller shard.
    private static final long SHARD = 16 * MEGABYTE;

    private static final int SHARD_BITS_MAX = 6;
    private static final double FOR_INDEXES = 0.3;

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final Options options;
    private final WriteOptions writing;

    /// Creates the native objects.
    ///
    /// @param memoryBytes the memory for cached blocks and for rows that are not yet written to files
    Library(long memoryBytes) {
        Cache blocks = own(new LRUCache(memoryBytes, shardBits(memoryBytes), false, FOR_INDEXES));
        WriteBufferManager buffers = own(new WriteBufferManager(memoryBytes / 2, blocks));
        RateLimiter limiter =
                own(new RateLimiter(WRITTEN_PER_SECOND, REFILL_MICROS, FAIRNESS, RateLimiterMode.WRITES_ONLY, true));
        BloomFilter filter = own(new BloomFilter(FILTER_BITS));
        options = own(new Options());
        writing = own(new WriteOptions());
        // The files are only a cache; checkpoints make state durable.
        writing.setDisableWAL(true);
        options.setCreateIfMissing(true)
                .setWriteBufferManager(buffers)
                .setWriteBufferSize(Math.clamp(memoryBytes / 2 / WRITE_BUFFERS, MEGABYTE, 64 * MEGABYTE))
                .setRateLimiter(limiter)
                .setMaxBackgroundJobs(BACKGROUND_JOBS)
                .setAvoidFlushDuringShutdown(true)
                .setLevelCompactionDynamicLevelBytes(true)
                .setCompressionPerLevel(List.of(
                        CompressionType.NO_COMPRESSION,
                        CompressionType.NO_COMPRESSION,
                        CompressionType.LZ4_COMPRESSION,
                        CompressionType.LZ4_COMPRESSION,
                        CompressionType.LZ4_COMPRESSION,
                        CompressionType.LZ4_COMPRESSION,
                        CompressionType.LZ4_COMPRESSION))
                // Most reads find a row, so the last level needs no filter.
                .setOptimizeFiltersForHits(true)
                .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL)
                .setKeepLogFileNum(1)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(blocks)
                        .setFilterPolicy(filter)
                        // Small filter blocks, so that a small cache need not read a whole filter for one row.
                        .setIndexType(IndexType.kTwoLevelIndexSearch)
                        .setPartitionFilters(true)
                        .setPinTopLevelIndexAndFilter(true)
                        .setCacheIndexAndFilterBlocks(true)
                        .setCacheIndexAndFilterBlocksWithHighPriority(true)
                        .setPinL0FilterAndIndexBlocksInCache(true)
                        .setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash));
    }

    private static int shardBits(long memoryBytes) {
        long shards = Math.max(1, memoryBytes / SHARD);
        return Math.min(SHARD_BITS_MAX, Long.SIZE - 1 - Long.numberOfLeadingZeros(shards));
    }

    private <T extends AutoCloseable> T own(T object) {
        owned.push(object);
        return object;
    }

    Options options() {
        return options;
    }

    WriteOptions writing() {
        return writing;
    }

    @Override
    public void close() {
        for (AutoCloseable each : owned) {
            try {
                each.close();
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        owned.clear();
    }
}

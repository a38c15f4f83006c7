package dev.millrace.sql.job;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.Partitioner;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnHashes;
import dev.millrace.sql.operator.SplitSpec;
import java.util.List;

/// Sends batches to the subtask of their rows. All rows of a batch have the same subtask, because a
/// [dev.millrace.sql.operator.SplitSpec] precedes the exchange.
final class HashPartitions {
    private HashPartitions() {}

    /// Returns the hash of the key of the first row.
    record FirstHash(List<Integer> columns) implements KeySelector<ColumnBatch, Integer> {
        private static final int[] FIRST = {0};

        @Override
        public Integer getKey(ColumnBatch batch) {
            int[] indexes = columns.stream().mapToInt(each -> each).toArray();
            int[] hashes = new int[1];
            ColumnHashes.hash(batch.project(indexes).select(FIRST, 1), ascending(indexes.length), hashes);
            return hashes[0];
        }

        private static int[] ascending(int count) {
            int[] numbers = new int[count];
            for (int i = 0; i < count; i++) numbers[i] = i;
            return numbers;
        }
    }

    /// Returns the subtask of a hash.
    record ByHash() implements Partitioner<Integer> {
        @Override
        public int partition(Integer key, int numPartitions) {
            return SplitSpec.target(key, numPartitions);
        }
    }
}

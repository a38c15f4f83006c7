package dev.millrace.bench.jmh;

import dev.millrace.column.BooleanColumn;
import dev.millrace.column.BytesColumn;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.DoubleColumn;
import dev.millrace.column.IntColumn;
import dev.millrace.column.LongColumn;
import dev.millrace.column.NullBits;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Has the loops of the query of [ExpressionBenchmark] as a programmer would write them.
final class WrittenLoops {
    private static final byte[] NO = {'n', 'o'};

    private WrittenLoops() {}

    static int select(ColumnBatch batch, int[] rows) {
        long[] a = ((LongColumn) batch.column(0)).values();
        int[] g = ((IntColumn) batch.column(6)).values();
        BytesColumn s = (BytesColumn) batch.column(7);
        int count = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (a[i] > 200 && g[i] < 800 && isNotNo(s, i)) rows[count++] = i;
        }
        return count;
    }

    private static boolean isNotNo(BytesColumn s, int i) {
        return !Arrays.equals(s.array(), s.start(i), s.end(i), NO, 0, NO.length);
    }

    static int selectWithNulls(ColumnBatch batch, int[] rows) {
        long[] a = ((LongColumn) batch.column(0)).values();
        int[] g = ((IntColumn) batch.column(6)).values();
        BytesColumn s = (BytesColumn) batch.column(7);
        int count = 0;
        for (int i = 0; i < batch.size(); i++) {
            boolean isSelected = !batch.column(0).isNull(i)
                    && a[i] > 200
                    && !batch.column(6).isNull(i)
                    && g[i] < 800
                    && !s.isNull(i)
                    && isNotNo(s, i);
            if (isSelected) rows[count++] = i;
        }
        return count;
    }

    /// Computes the results of the selected rows, without NULLs.
    static ColumnBatch project(ColumnBatch batch, int[] rows, int count) {
        return results(batch, rows, count, new long[6][]);
    }

    /// Computes the results of the selected rows, which may be NULL.
    static ColumnBatch projectWithNulls(ColumnBatch batch, int[] rows, int count) {
        long[][] nulls = {
            either(batch, rows, count, 0, 1),
            either(batch, rows, count, 2, 2),
            either(batch, rows, count, 3, 4),
            either(batch, rows, count, 5, 5),
            either(batch, rows, count, 3, 3),
            either(batch, rows, count, 0, 0)
        };
        return results(batch, rows, count, nulls);
    }

    private static long[] either(ColumnBatch batch, int[] rows, int count, int left, int right) {
        long[] bits = new long[NullBits.words(count)];
        for (int i = 0; i < count; i++) {
            boolean isNull =
                    batch.column(left).isNull(rows[i]) || batch.column(right).isNull(rows[i]);
            if (isNull) NullBits.add(bits, i);
        }
        return bits;
    }

    private static ColumnBatch results(ColumnBatch batch, int[] rows, int count, long[] @Nullable [] nulls) {
        long[] a = ((LongColumn) batch.column(0)).values();
        long[] b = ((LongColumn) batch.column(1)).values();
        long[] c = ((LongColumn) batch.column(2)).values();
        double[] d = ((DoubleColumn) batch.column(3)).values();
        double[] e = ((DoubleColumn) batch.column(4)).values();
        int[] f = ((IntColumn) batch.column(5)).values();
        long[] sum = new long[count];
        long[] triple = new long[count];
        double[] product = new double[count];
        int[] next = new int[count];
        double[] less = new double[count];
        byte[] even = new byte[count];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            sum[i] = a[row] + b[row];
            triple[i] = c[row] * 3;
            product[i] = d[row] * e[row];
            next[i] = f[row] + 1;
            less[i] = d[row] - 0.5;
            even[i] = (byte) (a[row] % 7 == 0 ? 1 : 0);
        }
        List<Column> columns = List.of(
                new LongColumn(sum, count, nulls[0]),
                new LongColumn(triple, count, nulls[1]),
                new DoubleColumn(product, count, nulls[2]),
                new IntColumn(next, count, nulls[3]),
                new DoubleColumn(less, count, nulls[4]),
                new BooleanColumn(even, count, nulls[5]));
        return ColumnBatch.of(count, columns);
    }
}

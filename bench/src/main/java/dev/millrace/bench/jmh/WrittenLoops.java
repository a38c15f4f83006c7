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

    static ColumnBatch project(ColumnBatch batch) {
        return results(batch, null, null, null, null, null, null);
    }

    static ColumnBatch projectWithNulls(ColumnBatch batch) {
        return results(
                batch,
                either(batch, 0, 1),
                batch.column(2).nulls(),
                either(batch, 3, 4),
                batch.column(5).nulls(),
                batch.column(3).nulls(),
                batch.column(0).nulls());
    }

    private static long @Nullable [] either(ColumnBatch batch, int left, int right) {
        int size = batch.size();
        long[] bits = new long[NullBits.words(size)];
        for (int i = 0; i < size; i++) {
            if (batch.column(left).isNull(i) || batch.column(right).isNull(i)) NullBits.add(bits, i);
        }
        return bits;
    }

    private static ColumnBatch results(
            ColumnBatch batch,
            long @Nullable [] sumNulls,
            long @Nullable [] tripleNulls,
            long @Nullable [] productNulls,
            long @Nullable [] nextNulls,
            long @Nullable [] lessNulls,
            long @Nullable [] evenNulls) {
        long[] a = ((LongColumn) batch.column(0)).values();
        long[] b = ((LongColumn) batch.column(1)).values();
        long[] c = ((LongColumn) batch.column(2)).values();
        double[] d = ((DoubleColumn) batch.column(3)).values();
        double[] e = ((DoubleColumn) batch.column(4)).values();
        int[] f = ((IntColumn) batch.column(5)).values();
        int size = batch.size();
        long[] sum = new long[size];
        long[] triple = new long[size];
        double[] product = new double[size];
        int[] next = new int[size];
        double[] less = new double[size];
        byte[] even = new byte[size];
        for (int i = 0; i < size; i++) {
            sum[i] = a[i] + b[i];
            triple[i] = c[i] * 3;
            product[i] = d[i] * e[i];
            next[i] = f[i] + 1;
            less[i] = d[i] - 0.5;
            even[i] = (byte) (a[i] % 7 == 0 ? 1 : 0);
        }
        List<Column> columns = List.of(
                new LongColumn(sum, size, sumNulls),
                new LongColumn(triple, size, tripleNulls),
                new DoubleColumn(product, size, productNulls),
                new IntColumn(next, size, nextNulls),
                new DoubleColumn(less, size, lessNulls),
                new BooleanColumn(even, size, evenNulls));
        return batch.with(columns);
    }
}

package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.collect;
import static dev.millrace.runtime.program.Programs.environment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.util.Collector;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests that only few large records are in flight at once.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LargeRecordsTest {
    private static final int RECORDS = 3_000;
    private static final int BYTES = 20_000;

    /// The maximum number of records in flight. A ring without a bound in bytes holds 2,048.
    private static final int MOST_ON_THEIR_WAY = 200;

    private static final int RECORDS_TO_SEE = 800;

    private static final AtomicLong MADE = new AtomicLong();
    private static final AtomicLong TAKEN = new AtomicLong();
    private static final AtomicLong MOST = new AtomicLong();
    private static volatile CountDownLatch stopped = new CountDownLatch(1);

    /// Represents a record with a large field; the record itself is no array and no text.
    public static final class Large {
        public long number;
        public byte[] payload = {};
    }

    private static final class Making extends ProcessFunction<Long, Large> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Long number, Context context, Collector<Large> out) {
            Large large = new Large();
            large.number = number;
            large.payload = new byte[BYTES];
            MOST.accumulateAndGet(MADE.incrementAndGet() - TAKEN.get(), Math::max);
            if (number == RECORDS_TO_SEE) stopped.countDown();
            out.collect(large);
        }
    }

    @Test
    void rings_are_bounded_in_bytes_for_records_of_any_type() throws Exception {
        MADE.set(0);
        TAKEN.set(0);
        MOST.set(0);
        stopped = new CountDownLatch(1);
        assertThat(collect(environment(1)
                        .fromSequence(1, RECORDS)
                        .process(new Making())
                        .rebalance()
                        .process(new ProcessFunction<Large, Long>() {
                            private static final long serialVersionUID = 1L;

                            @Override
                            public void processElement(Large large, Context context, Collector<Long> out)
                                    throws Exception {
                                if (large.number == 1) stopped.await(300, TimeUnit.MILLISECONDS);
                                TAKEN.incrementAndGet();
                                out.collect(large.number);
                            }
                        })))
                .hasSize(RECORDS);

        assertThat(MOST).hasValueLessThan(MOST_ON_THEIR_WAY);
    }
}

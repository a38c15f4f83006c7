package dev.millrace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Measures the memory of the channels of a wide shuffle: 200 senders with 200 receivers in one process.
class ChannelBytesTest {
    private static final int SUBTASKS = 200;
    private static final int CHANNELS = SUBTASKS * SUBTASKS;
    /// The maximum size of an idle channel: the ring with its padding, the unpublished batches and the sender.
    private static final int BYTES_IDLE = 450;
    /// The maximum additional size after one control element: a batch and the slots of the ring.
    private static final int BYTES_CONTROL = 150;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Outbox> outboxes = new ArrayList<>();
    private final List<Ring> rings = new ArrayList<>();

    private long bytesPerChannel(Runnable work) {
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return (threads.getCurrentThreadAllocatedBytes() - before) / CHANNELS;
    }

    private void connect() {
        Wakeup nobody = () -> {};
        for (int sender = 0; sender < SUBTASKS; sender++) {
            Outbox outbox = new Outbox(_ -> {});
            for (int receiver = 0; receiver < SUBTASKS; receiver++) {
                Ring ring = new Ring(2, nobody, nobody);
                rings.add(ring);
                outbox.sender(ring, Batch.Keying.LONG);
            }
            outboxes.add(outbox);
        }
    }

    private long allocated() {
        return rings.stream().mapToLong(Ring::allocated).sum();
    }

    @Test
    void channels_without_batches_have_no_slots() {
        connect();
        assertThat(allocated()).isZero();

        Sender one = outboxes.getFirst().sender(rings.getFirst(), Batch.Keying.NONE);
        one.send(1L, 1);
        outboxes.getFirst().flush();
        assertThat(allocated()).isEqualTo(2);
    }

    @Test
    void a_channel_costs_little_until_it_carries_records() {
        assertThat(bytesPerChannel(this::connect)).isLessThan(BYTES_IDLE);
        Control watermark = new Control.Watermark(5);
        assertThat(bytesPerChannel(() -> outboxes.forEach(each -> each.send(watermark))))
                .isLessThan(BYTES_CONTROL);
    }
}

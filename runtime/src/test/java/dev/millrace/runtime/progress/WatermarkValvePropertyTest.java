package dev.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Compares the valve with a model that follows Flink's description literally.
final class WatermarkValvePropertyTest {
    private static final int STEPS = 200;

    private static final class Channel {
        private long watermark = Long.MIN_VALUE;
        private boolean isActive = true;
        private boolean isAligned = true;
        private boolean hasEnded;
    }

    /// Models the valve. An active channel counts, except after idleness until it has reached the combined
    /// watermark. When the last active channel that determined the watermark becomes idle, the watermark rises to
    /// that of the others.
    private static final class Model {
        private final List<Channel> channels = new ArrayList<>();
        private long told = Long.MIN_VALUE;

        Model(int size) {
            for (int i = 0; i < size; i++) channels.add(new Channel());
        }

        boolean isIdle() {
            return channels.stream().anyMatch(each -> !each.hasEnded)
                    && channels.stream().noneMatch(each -> each.isActive && !each.hasEnded);
        }

        void end(Channel channel) {
            watermark(channel, Long.MAX_VALUE);
            channel.hasEnded = true;
        }

        void watermark(Channel channel, long timestamp) {
            if (!channel.isActive || timestamp <= channel.watermark) return;
            channel.watermark = timestamp;
            channel.isAligned |= timestamp >= told;
            tellLowest();
        }

        void idle(Channel channel) {
            if (!channel.isActive) return;
            channel.isActive = false;
            channel.isAligned = false;
            if (channel.watermark != told) return;
            if (channels.stream().noneMatch(each -> each.isActive))
                tell(channels.stream().mapToLong(each -> each.watermark).max());
            else tellLowest();
        }

        void active(Channel channel) {
            if (channel.isActive) return;
            channel.isActive = true;
            channel.isAligned = channel.watermark >= told;
        }

        private void tellLowest() {
            LongStream counted =
                    channels.stream().filter(each -> each.isAligned).mapToLong(each -> each.watermark);
            tell(counted.min());
        }

        private void tell(OptionalLong timestamp) {
            timestamp.ifPresent(reached -> told = Math.max(told, reached));
        }
    }

    @Property(tries = 500)
    void the_valve_says_what_the_model_says(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int size) {
        Random random = new Random(seed);
        WatermarkValve valve = new WatermarkValve(size);
        Model model = new Model(size);
        for (int step = 0; step < STEPS; step++) {
            int index = random.nextInt(size);
            Channel channel = model.channels.get(index);
            if (channel.hasEnded) continue;
            switch (random.nextInt(5)) {
                case 0 -> {
                    valve.idle(index, true);
                    model.idle(channel);
                }
                case 1 -> {
                    valve.idle(index, false);
                    model.active(channel);
                }
                default -> {
                    if (channel.isActive && random.nextInt(STEPS) == 0) {
                        valve.advance(index, Long.MAX_VALUE);
                        valve.end(index);
                        model.end(channel);
                    }
                    if (channel.hasEnded || !channel.isActive) continue;
                    long timestamp = step + random.nextInt(40);
                    valve.advance(index, timestamp);
                    model.watermark(channel, timestamp);
                }
            }
            assertThat(valve.watermark()).as("after step %d", step).isEqualTo(model.told);
            assertThat(valve.isIdle()).as("after step %d", step).isEqualTo(model.isIdle());
        }
    }
}

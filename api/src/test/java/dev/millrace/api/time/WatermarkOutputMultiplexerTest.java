package dev.millrace.api.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatermarkOutputMultiplexerTest {
    private final Recorded output = new Recorded();
    private final WatermarkOutputMultiplexer multiplexer = new WatermarkOutputMultiplexer(output);

    private WatermarkOutput immediate(String id) {
        multiplexer.registerNewOutput(id);
        return multiplexer.getImmediateOutput(id);
    }

    @Test
    void the_slowest_holds_the_others_back() {
        WatermarkOutput a = immediate("a");
        WatermarkOutput b = immediate("b");
        a.emitWatermark(new Watermark(10));
        assertThat(output.told).isEmpty();
        b.emitWatermark(new Watermark(5));
        b.emitWatermark(new Watermark(12));
        assertThat(output.told).containsExactly(5L, 10L);
    }

    @Test
    void watermarks_never_go_back() {
        WatermarkOutput a = immediate("a");
        a.emitWatermark(new Watermark(10));
        a.emitWatermark(new Watermark(7));
        immediate("late").emitWatermark(new Watermark(3));
        assertThat(output.told).containsExactly(10L);
    }

    @Test
    void idle_outputs_are_not_waited_for() {
        WatermarkOutput a = immediate("a");
        WatermarkOutput b = immediate("b");
        a.emitWatermark(new Watermark(10));
        b.markIdle();
        assertThat(output.told).containsExactly(10L);
        b.emitWatermark(new Watermark(4));
        a.emitWatermark(new Watermark(20));
        assertThat(output.told).containsExactly(10L);
        b.emitWatermark(new Watermark(15));
        assertThat(output.told).containsExactly(10L, 15L);
    }

    @Test
    void when_all_are_idle_the_furthest_counts_and_the_whole_rests() {
        WatermarkOutput a = immediate("a");
        WatermarkOutput b = immediate("b");
        a.emitWatermark(new Watermark(10));
        b.emitWatermark(new Watermark(5));
        b.markIdle();
        a.markIdle();
        assertThat(output.told).containsExactly(5L, 10L, "idle");
        a.markActive();
        assertThat(output.told).containsExactly(5L, 10L, "idle", "active");
    }

    @Test
    void deferred_outputs_pass_on_at_the_period() {
        multiplexer.registerNewOutput("a");
        WatermarkOutput a = multiplexer.getDeferredOutput("a");
        a.emitWatermark(new Watermark(10));
        assertThat(output.told).isEmpty();
        multiplexer.onPeriodicEmit();
        multiplexer.onPeriodicEmit();
        assertThat(output.told).containsExactly(10L);
        a.markIdle();
        assertThat(output.told).containsExactly(10L);
        multiplexer.onPeriodicEmit();
        assertThat(output.told).containsExactly(10L, "idle");
    }

    @Test
    void one_output_may_be_used_both_ways() {
        multiplexer.registerNewOutput("a");
        multiplexer.getDeferredOutput("a").emitWatermark(new Watermark(10));
        multiplexer.getImmediateOutput("a").emitWatermark(new Watermark(11));
        multiplexer.onPeriodicEmit();
        assertThat(output.told).containsExactly(11L);
    }

    @Test
    void an_output_taken_away_frees_the_others() {
        WatermarkOutput a = immediate("a");
        immediate("b");
        a.emitWatermark(new Watermark(10));
        assertThat(multiplexer.unregisterOutput("b")).isTrue();
        assertThat(multiplexer.unregisterOutput("b")).isFalse();
        assertThat(output.told).isEmpty();
        multiplexer.onPeriodicEmit();
        assertThat(output.told).containsExactly(10L);
        assertThatThrownBy(() -> multiplexer.getImmediateOutput("b")).hasMessageContaining("'b'");
        assertThatThrownBy(() -> multiplexer.registerNewOutput("a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void listeners_hear_of_their_own_output() {
        List<Object> heard = new ArrayList<>();
        multiplexer.registerNewOutput("a", new WatermarkOutputMultiplexer.WatermarkUpdateListener() {
            @Override
            public void onWatermarkUpdate(long watermark) {
                heard.add(watermark);
            }

            @Override
            public void onIdleUpdate(boolean idle) {
                heard.add(idle);
            }
        });
        WatermarkOutput a = multiplexer.getDeferredOutput("a");
        a.emitWatermark(new Watermark(1));
        a.emitWatermark(new Watermark(1));
        a.markIdle();
        a.emitWatermark(new Watermark(2));
        assertThat(heard).containsExactly(1L, true, false, 2L);
    }
}

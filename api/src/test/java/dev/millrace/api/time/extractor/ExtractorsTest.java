package dev.millrace.api.time.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation")
final class ExtractorsTest {
    private static final class Bounded extends BoundedOutOfOrdernessTimestampExtractor<Long> {
        Bounded() {
            super(Duration.ofMillis(5));
        }

        @Override
        public long extractTimestamp(Long element) {
            return element;
        }
    }

    private static final class Ascending extends AscendingTimestampExtractor<Long> {
        @Override
        public long extractAscendingTimestamp(Long element) {
            return element;
        }
    }

    private static <T> List<Long> watermarks(AssignerWithPeriodicWatermarks<T> extractor, List<T> elements) {
        List<Long> emitted = new ArrayList<>();
        WatermarkOutput output = new WatermarkOutput() {
            @Override
            public void emitWatermark(Watermark watermark) {
                emitted.add(watermark.getTimestamp());
            }

            @Override
            public void markIdle() {}

            @Override
            public void markActive() {}
        };
        WatermarkGenerator<T> generator = extractor.createWatermarkGenerator(null);
        generator.onPeriodicEmit(output);
        for (T element : elements) {
            long timestamp = extractor.createTimestampAssigner(null).extractTimestamp(element, Long.MIN_VALUE);
            generator.onEvent(element, timestamp, output);
            generator.onPeriodicEmit(output);
        }
        return emitted;
    }

    @Test
    void a_bounded_extractor_stays_behind_the_newest_record() {
        assertThat(watermarks(new Bounded(), List.of(10L, 7L, 20L))).containsExactly(Long.MIN_VALUE, 5L, 5L, 15L);
        assertThat(new Bounded().getMaxOutOfOrdernessInMillis()).isEqualTo(5);
    }

    @Test
    void an_ascending_extractor_follows_the_newest_record() {
        assertThat(watermarks(new Ascending(), List.of(10L, 7L, 10L, 11L)))
                .containsExactly(Long.MIN_VALUE, 9L, 9L, 9L, 10L);
    }

    @Test
    void late_records_go_to_the_handler() {
        List<Long> late = new ArrayList<>();
        Ascending extractor = new Ascending();
        extractor.withViolationHandler((element, last) -> late.addAll(List.of(element, last)));
        watermarks(extractor, List.of(10L, 7L));
        assertThat(late).containsExactly(7L, 10L);

        extractor.withViolationHandler(new AscendingTimestampExtractor.FailingHandler());
        assertThatThrownBy(() -> extractor.extractTimestamp(3L, 0)).hasMessageContaining("3");
    }
}

package dev.millrace.api.time;

import java.time.Duration;

/// Generates watermarks for timestamps in ascending order. The watermark is the last timestamp minus 1.
public class AscendingTimestampsWatermarks<T> extends BoundedOutOfOrdernessWatermarks<T> {

    public AscendingTimestampsWatermarks() {
        super(Duration.ZERO);
    }
}

package dev.millrace.api.time;

import java.time.Duration;

/// For timestamps that never go back: the watermark is the last one - 1.
public class AscendingTimestampsWatermarks<T> extends BoundedOutOfOrdernessWatermarks<T> {

    public AscendingTimestampsWatermarks() {
        super(Duration.ZERO);
    }
}

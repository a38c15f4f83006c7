package dev.millrace.sim.job;

/// Checks that the watermark of a subtask never decreases. Called by the subtask only.
final class Watermarks {
    private final Scene scene;
    private final String operator;
    private long last = Long.MIN_VALUE;

    Watermarks(Scene scene, String operator) {
        this.scene = scene;
        this.operator = operator;
    }

    void see(long now) {
        if (now < last) scene.violated("the watermark of %s went back from %d to %d".formatted(operator, last, now));
        last = now;
    }
}

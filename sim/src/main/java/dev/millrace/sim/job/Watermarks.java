package dev.millrace.sim.job;

/// Sees to it that the watermark of a subtask never goes back. Used by the subtask.
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

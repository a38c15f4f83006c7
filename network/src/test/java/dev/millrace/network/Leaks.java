package dev.millrace.network;

import io.netty.util.ResourceLeakDetector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Extends Netty's detector of leaked buffers to record the leaks that it finds. A system property names this class.
public final class Leaks<T> extends ResourceLeakDetector<T> {
    static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

    public Leaks(Class<?> resourceType, int samplingInterval) {
        super(resourceType, samplingInterval);
    }

    public Leaks(Class<?> resourceType, int samplingInterval, long maxActive) {
        this(resourceType, samplingInterval);
    }

    @Override
    protected boolean needReport() {
        return true;
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
        FOUND.add(records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
        FOUND.add(resourceType);
    }
}

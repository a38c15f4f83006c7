package dev.millrace.processor;

import dev.millrace.api.KeyedStream;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.processor.function.KeyedStateBootstrapFunction;
import dev.millrace.processor.write.KeyedBootstrap;

/// Bootstraps keyed state from records.
public class KeyedStateTransformation<K, T> {
    private final KeyedStream<T, K> stream;
    private final BootstrapSettings settings;

    KeyedStateTransformation(KeyedStream<T, K> stream, BootstrapSettings settings) {
        this.stream = stream;
        this.settings = settings;
    }

    /// Bootstraps state and timers with a function.
    public StateBootstrapTransformation<T> transform(KeyedStateBootstrapFunction<K, T> processFunction) {
        return new StateBootstrapTransformation<>(stream, new KeyedBootstrap<>(processFunction), settings, false);
    }

    /// Bootstraps windows, which contain the records.
    public <W extends Window> WindowedStateTransformation<T, K, W> window(WindowAssigner<? super T, W> assigner) {
        return new WindowedStateTransformation<>(stream, assigner, settings);
    }
}

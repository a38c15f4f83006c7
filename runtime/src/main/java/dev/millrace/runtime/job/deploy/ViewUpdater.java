package dev.millrace.runtime.job.deploy;

import dev.millrace.api.metric.View;
import dev.millrace.runtime.chain.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Updates the metric views of one subtask, for example meters, every [View#UPDATE_INTERVAL_SECONDS] seconds on the
/// subtask's thread. Any thread may register a view.
final class ViewUpdater implements Consumer<View> {
    private static final long INTERVAL_MILLIS = View.UPDATE_INTERVAL_SECONDS * 1_000L;

    private final Services services;
    private final List<View> views = new ArrayList<>();

    ViewUpdater(Services services) {
        this.services = services;
    }

    @Override
    public void accept(View view) {
        services.post(() -> {
            views.add(view);
            if (views.size() == 1) next();
        });
    }

    private void next() {
        services.deadlines().at(services.host().clock().millis() + INTERVAL_MILLIS, this::update);
    }

    private void update() {
        for (View view : views) view.update();
        next();
    }
}

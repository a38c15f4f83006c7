package dev.millrace.server.history;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.HistoryServerOptions;
import dev.millrace.server.ServerFaults;
import java.time.Duration;
import java.util.Optional;

/// Decides which archives of a directory are retained.
///
/// @param jobs the number of job archives; -1 for all
/// @param applications the number of application archives; -1 for all
/// @param age the maximum age; empty for no limit
record Retention(int jobs, int applications, Optional<Duration> age) {
    private static final int ALL = -1;

    /// @throws dev.millrace.base.fault.MillraceException if the settings would retain nothing
    static Retention of(Configuration settings) {
        Optional<Duration> age = settings.getOptional(HistoryServerOptions.HISTORY_SERVER_RETAINED_TTL);
        if (age.isPresent() && (age.get().isZero() || age.get().isNegative())) {
            throw ServerFaults.HISTORY
                    .what("%s has the value %s.", HistoryServerOptions.HISTORY_SERVER_RETAINED_TTL.key(), age.get())
                    .why("The history server would delete archives at once.")
                    .fix("Set a positive duration, or remove the option.");
        }
        return new Retention(
                count(settings, HistoryServerOptions.HISTORY_SERVER_RETAINED_JOBS),
                count(settings, HistoryServerOptions.HISTORY_SERVER_RETAINED_APPLICATIONS),
                age);
    }

    private static int count(Configuration settings, ConfigOption<Integer> option) {
        int count = settings.get(option);
        if (count > 0 || count == ALL) return count;
        throw ServerFaults.HISTORY
                .what("%s has the value %d.", option.key(), count)
                .why("The history server would delete archives at once.")
                .fix("Set a number above 0, or -1 for all archives.");
    }

    /// @param newer the number of newer bundles of the same kind
    boolean keeps(Bundle bundle, int newer, long nowMillis) {
        int most = bundle.kind() == ArchiveKind.JOB ? jobs : applications;
        if (most != ALL && newer >= most) return false;
        return age.isEmpty() || nowMillis - bundle.modifiedMillis() <= age.get().toMillis();
    }
}

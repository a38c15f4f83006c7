package dev.millrace.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/// Logs through the loggers of the JDK.
final class PlatformLoggersTest {
    private static final String NAME = "dev.millrace.test.platform";

    private static final class Kept extends Handler {
        private final List<LogRecord> entries = new ArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            entries.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void the_jdk_finds_the_loggers_and_their_messages_arrive_with_level_parameters_and_cause() {
        assertThat(System.LoggerFinder.getLoggerFinder()).isInstanceOf(PlatformLoggers.class);
        System.Logger logger = System.getLogger(NAME);
        Logger target = Logger.getLogger(NAME);
        Kept kept = new Kept();
        target.setUseParentHandlers(false);
        target.setLevel(Level.INFO);
        target.addHandler(kept);

        logger.log(System.Logger.Level.DEBUG, "not wanted");
        logger.log(System.Logger.Level.INFO, "{0} of {1}", 2, 3);
        IllegalStateException cause = new IllegalStateException("why");
        logger.log(System.Logger.Level.ERROR, "failed", cause);

        assertThat(logger.getName()).isEqualTo(NAME);
        assertThat(logger.isLoggable(System.Logger.Level.WARNING)).isTrue();
        assertThat(logger.isLoggable(System.Logger.Level.TRACE)).isFalse();
        assertThat(kept.entries).extracting(LogRecord::getLevel).containsExactly(Level.INFO, Level.SEVERE);
        assertThat(kept.entries.getFirst().getParameters()).containsExactly(2, 3);
        assertThat(kept.entries).extracting(LogRecord::getLoggerName).containsOnly(NAME);
        assertThat(kept.entries.getLast().getThrown()).isSameAs(cause);
    }
}

package dev.millrace.client;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import java.time.Duration;
import java.util.function.Supplier;

/// Retries requests that nobody answers.
///
/// @param delay between two attempts
record Patience(int attempts, Duration delay) {

    /// @throws MillraceException if no attempt was answered, or the server refused the request
    <T> T ask(Host host, Supplier<T> request) {
        for (int asked = 0; ; asked++) {
            try {
                return request.get();
            } catch (MillraceException failed) {
                if (asked >= attempts || failed.fault() != ClientFaults.NOBODY) throw failed;
                host.threads().park(delay.toNanos());
            }
        }
    }
}

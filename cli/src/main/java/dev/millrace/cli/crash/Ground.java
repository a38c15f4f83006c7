package dev.millrace.cli.crash;

import java.io.IOException;
import java.util.List;

/// Provides places where the processes of a cluster run, and controls the network between them.
interface Ground extends AutoCloseable {

    /// Represents a place for one process at a time.
    ///
    /// @param prefix of a command that runs there
    /// @param address by which others reach it
    record Seat(List<String> prefix, String address) {}

    /// Creates a place.
    Seat seat() throws IOException, InterruptedException;

    /// Returns whether [#cut] and [#slow] have an effect.
    boolean hasWays();

    /// Cuts a place off the network, or reconnects it.
    void cut(Seat seat, boolean isCut) throws IOException, InterruptedException;

    /// Limits the bandwidth of a place, or lifts the limit.
    void slow(Seat seat, boolean isSlow) throws IOException, InterruptedException;

    @Override
    void close() throws IOException, InterruptedException;

    /// Returns a ground whose places are all on the loopback interface.
    static Ground loopback() {
        return new Ground() {
            @Override
            public Seat seat() {
                return new Seat(List.of(), "127.0.0.1");
            }

            @Override
            public boolean hasWays() {
                return false;
            }

            @Override
            public void cut(Seat seat, boolean isCut) {
                throw new IllegalStateException("loopback cannot be cut");
            }

            @Override
            public void slow(Seat seat, boolean isSlow) {
                throw new IllegalStateException("loopback cannot be slowed");
            }

            @Override
            public void close() {
                // There is nothing to remove.
            }
        };
    }
}

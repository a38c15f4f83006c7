package dev.millrace.network;

import dev.millrace.api.config.ReadableConfig;
import dev.millrace.network.wire.Compression;
import dev.millrace.network.wire.FrameReader;
import dev.millrace.network.wire.FrameWriter;
import org.jspecify.annotations.Nullable;

/// Holds the settings of a data plane.
///
/// @param threads the number of network threads; 0 for half of the processors
/// @param frameLength the maximum size of a frame's payload in bytes
/// @param receiveWindowMin the minimum receive window in bytes; at least twice a frame
/// @param receiveWindowMax the maximum receive window in bytes
/// @param connectMillis the total timeout of connecting with retries
/// @param openMillis the timeout of a sender that waits for its receiver to open
/// @param greetingMillis the timeout for the first message of an accepted connection
/// @param security null for connections without TLS
public record NetworkSettings(
        int threads,
        int frameLength,
        int receiveWindowMin,
        int receiveWindowMax,
        Compression compression,
        long connectMillis,
        long openMillis,
        long greetingMillis,
        @Nullable Security security) {

    private static final int FRAME_MIN = 256;

    public NetworkSettings {
        if (frameLength < FRAME_MIN || frameLength > FrameReader.LENGTH_MAX / 2)
            throw refused("frames of %d bytes", frameLength, "between " + FRAME_MIN + " and 8 MiB");
        if (receiveWindowMin < 2 * (frameLength + FrameWriter.OVERHEAD + RemoteInput.COST))
            throw refused("receive windows of %d bytes", receiveWindowMin, "more than twice a frame");
        if (receiveWindowMax < receiveWindowMin)
            throw refused("receive windows of at most %d bytes", receiveWindowMax, "at least " + receiveWindowMin);
    }

    private static RuntimeException refused(String what, int number, String right) {
        return NetworkFaults.SETTING
                .what("The network is set to " + what + ".", number)
                .why("The value must be %s.", right)
                .fix("Change %s or %s.", NetworkOptions.FRAME_LENGTH.key(), NetworkOptions.RECEIVE_WINDOW_MAX.key());
    }

    /// Reads the settings from options.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the options contradict each other
    public static NetworkSettings of(ReadableConfig options) {
        int frame = (int) Math.min(
                Integer.MAX_VALUE, options.get(NetworkOptions.FRAME_LENGTH).getBytes());
        int most = (int) Math.min(
                Integer.MAX_VALUE,
                options.get(NetworkOptions.RECEIVE_WINDOW_MAX).getBytes());
        return new NetworkSettings(
                Math.max(0, options.get(NetworkOptions.THREADS)),
                frame,
                receiveWindowMin(frame),
                most,
                options.get(NetworkOptions.COMPRESSION),
                1000L * options.get(NetworkOptions.CONNECT_TIMEOUT_SECONDS),
                options.get(NetworkOptions.OPEN_TIMEOUT).toMillis(),
                options.get(NetworkOptions.GREETING_TIMEOUT).toMillis(),
                Security.of(options));
    }

    static int receiveWindowMin(int frameLength) {
        return (int) Math.min(Integer.MAX_VALUE, 2L * frameLength + 1024);
    }
}

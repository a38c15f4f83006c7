package dev.millrace.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.network.Ends.Subtask;
import io.netty.buffer.ByteBufAllocator;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/// Tests that all network buffers are released, even if connections break. Netty reports buffers that were collected
/// without release, including those of tests that ran before.
final class LeaksTest {
    private static final int LOOKS_MAX = 200;

    @Test
    void nothing_is_lost_by_connections_that_end_or_break() throws Exception {
        for (int round = 0; round < 20; round++) breakOne(round * 7_000L);
        plant();
        for (int look = 0; look < LOOKS_MAX && !isPlantFound(); look++) {
            System.gc();
            // Netty looks for leaks when a buffer is allocated.
            ByteBufAllocator.DEFAULT.directBuffer(16).release();
        }

        assertThat(isPlantFound()).describedAs("the test would see a leak").isTrue();
        assertThat(Leaks.FOUND).allMatch(LeaksTest::isPlant);
    }

    private static void breakOne(long position) throws Exception {
        try (DataPlane one = Ends.plane("one", Ends.SETTINGS);
                DataPlane two = Ends.plane("two", Ends.SETTINGS)) {
            InetSocketAddress address = Ends.listen(two);
            try (Proxy proxy = new Proxy(address, 512, (_, length, at) -> at + length < 400 + position)) {
                Subtask from = Subtask.ofLongs(0);
                Subtask to = Subtask.ofLongs(0);
                to.receiveLongs(two.remoteInput(to.end).ring());
                from.sendLongs(one.remoteOutput(proxy.address(), from.end), 400_000);
                Ends.get(from.failed);
                Ends.get(to.failed);
            }
        }
    }

    private static void plant() {
        ByteBufAllocator.DEFAULT.directBuffer(16).touch("planted");
    }

    private static boolean isPlantFound() {
        return Leaks.FOUND.stream().anyMatch(LeaksTest::isPlant);
    }

    private static boolean isPlant(String records) {
        return records.contains("planted") || records.contains("LeaksTest.plant");
    }
}

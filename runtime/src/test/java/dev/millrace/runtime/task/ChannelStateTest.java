package dev.millrace.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.host.Host;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Inbox;
import dev.millrace.exchange.Ring;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.operator.InFlightRows;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelStateTest {
    private static final Control.Barrier BARRIER = new Control.Barrier(7, 0, true);

    @TempDir
    private Path directory;

    @SuppressWarnings("unchecked")
    private static final InFlightRows.Form FORM =
            new InFlightRows.Form((TypeSerializer<Object>) (TypeSerializer<?>) LongSerializer.INSTANCE, null);

    private static Batch batch(long... numbers) {
        Batch batch = Batch.small(Batch.Keying.NONE);
        for (long number : numbers) batch.add(number, 0);
        return batch;
    }

    private static void offer(Ring ring, Batch... batches) {
        for (Batch each : batches) assertThat(ring.offer(each)).isTrue();
    }

    private List<Object> written(ChannelState whole) throws IOException {
        SnapshotPlace place = SnapshotPlace.of(Host.real().disk(), directory.resolve("rows"));
        try (SnapshotFileWriter writer = new SnapshotFileWriter(place)) {
            whole.rows().snapshot(0).write(writer);
            writer.finish();
        }
        List<Object> rows = new ArrayList<>();
        InFlightRows.read(
                SnapshotFile.open(place),
                "op",
                0,
                FORM,
                ChannelStateTest.class.getClassLoader(),
                _ -> (value, _, _) -> rows.add(value));
        return rows;
    }

    @Test
    void what_is_before_a_barrier_that_is_still_under_way_is_taken_once_as_it_comes() throws Exception {
        Ring here = new Ring(8, () -> {}, () -> {});
        Ring away = new Ring(8, () -> {}, () -> {});
        Inbox inbox = new Inbox(new Ring[] {here, away});
        BitSet outstanding = new BitSet();
        outstanding.set(0, 2);
        UnalignedCheckpoint overtaking = new UnalignedCheckpoint("op", 0, 1, List.of(FORM), null);
        ChannelState inFlight = new ChannelState(7, new int[] {0, 0}, outstanding, overtaking);
        offer(here, batch(1, 2), Batch.of(BARRIER), batch(3));
        offer(away, batch(10));

        inFlight.collect(inbox);
        assertThat(inFlight.isWhole()).isFalse();
        offer(away, batch(11, 12), Batch.of(BARRIER), batch(13));
        for (Batch next = inbox.poll(); next != null; next = inbox.poll()) inFlight.came(inbox.channel(), next, 0);

        assertThat(inFlight.isWhole()).isTrue();
        assertThat(written(inFlight)).containsExactlyInAnyOrder(1L, 2L, 10L, 11L, 12L);
    }
}

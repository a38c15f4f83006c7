package dev.millrace.runtime.window;

import dev.millrace.state.KeyedRows;
import dev.millrace.state.key.Keys;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;

/// The records of one input as a snapshot has them, in the order in which they came.
///
/// @param byTime for each namespace, where a slice begins or a window ends
/// @param reading told when nobody reads them any more
record FrozenLogs(Keys<Object> keys, NavigableMap<Long, KeyedLog> byTime, RecordReading reading)
        implements KeyedRows<Object, Long, Object> {

    @Override
    public void forEach(OnRow<Object, Long, Object> consumer) throws IOException {
        List<Long> times = List.copyOf(byTime.keySet());
        new ArrivalOrder(List.copyOf(byTime.values()))
                .forEach((of, log, at) -> consumer.row(log.key(at, keys), log.hash(at), times.get(of), log.value(at)));
    }

    @Override
    public void release() {
        reading.ends();
    }
}

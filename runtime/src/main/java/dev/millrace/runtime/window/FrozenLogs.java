package dev.millrace.runtime.window;

import dev.millrace.state.KeyedRows;
import dev.millrace.state.key.Keys;
import java.io.IOException;
import java.util.Map;

/// The records of one side of a join as a snapshot has them.
///
/// @param byTime for each namespace, where a slice begins or a window ends
/// @param reading told when nobody reads them any more
record FrozenLogs(Keys<Object> keys, Map<Long, KeyedLog> byTime, RecordReading reading)
        implements KeyedRows<Object, Long, Object> {

    @Override
    public void forEach(OnRow<Object, Long, Object> consumer) throws IOException {
        for (Map.Entry<Long, KeyedLog> each : byTime.entrySet()) {
            KeyedLog log = each.getValue();
            for (int at = 0; at < log.size(); at++) {
                consumer.row(log.key(at, keys), log.hash(at), each.getKey(), log.value(at));
            }
        }
    }

    @Override
    public void release() {
        reading.ends();
    }
}

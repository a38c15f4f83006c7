package dev.millrace.rocksdb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Holds the expected content of the states of [Kinds] in plain maps.
final class PlainMaps<K> {
    static final long LIFE = 100;

    private final Map<K, Map<String, Object>> rows = new LinkedHashMap<>();
    private long now;

    private record Timed(Object value, long since) {}

    void advance(long millis) {
        now += millis;
    }

    private Map<String, Object> of(K key) {
        return rows.computeIfAbsent(key, _ -> new TreeMap<>());
    }

    void drop(K key) {
        of(key).keySet().removeIf(name -> !name.startsWith("w"));
    }

    void set(K key, String name, Object value) {
        of(key).put(name, value);
    }

    void remove(K key, String name) {
        of(key).remove(name);
    }

    void dropNamespace(String name) {
        rows.values().forEach(each -> each.remove(name));
    }

    void setTimed(K key, String name, Object value) {
        set(key, name, new Timed(value, now));
    }

    @SuppressWarnings("unchecked")
    <T> T get(K key, String name) {
        Object value = of(key).get(name);
        if (value instanceof Timed timed) value = isAlive(timed) ? timed.value : null;
        return (T) value;
    }

    private boolean isAlive(Timed timed) {
        return now - timed.since < LIFE;
    }

    @SuppressWarnings("unchecked")
    List<Object> list(K key, String name) {
        return (List<Object>) of(key).computeIfAbsent(name, _ -> new ArrayList<>());
    }

    void addTimed(K key, String name, Object value) {
        list(key, name).add(new Timed(value, now));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map(K key, String name) {
        return (Map<String, Object>) of(key).computeIfAbsent(name, _ -> new TreeMap<>());
    }

    void putTimed(K key, String name, String entry, Object value) {
        map(key, name).put(entry, new Timed(value, now));
    }

    private Object shown(Object value) {
        if (value instanceof long[] array) return "" + array[0];
        return value instanceof Timed timed ? timed.value : value;
    }

    private boolean isShown(Object value) {
        return !(value instanceof Timed timed) || isAlive(timed);
    }

    /// Returns a list as text; a missing list is empty.
    String listed(K key, String name) {
        List<Object> alive = new ArrayList<>();
        for (Object each : list(key, name)) if (isShown(each)) alive.add(shown(each));
        return alive.toString();
    }

    String mapped(K key, String name) {
        Map<String, Object> alive = new TreeMap<>();
        map(key, name).forEach((entry, value) -> {
            if (isShown(value)) alive.put(entry, shown(value));
        });
        return alive.toString();
    }
}

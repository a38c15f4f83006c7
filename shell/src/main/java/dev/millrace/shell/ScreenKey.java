package dev.millrace.shell;

import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/// Is what a key does on a screen with rows.
enum ScreenKey {
    QUIT,
    LINE_UP,
    LINE_DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    LEFT,
    RIGHT,
    /// The key has no meaning.
    OTHER;

    /// Returns the keys of a terminal: the keys with arrows, and the letters of Flink's client.
    static KeyMap<ScreenKey> of(Terminal terminal) {
        KeyMap<ScreenKey> keys = new KeyMap<>();
        keys.bind(QUIT, "q", "Q");
        keys.bind(PAGE_DOWN, "n", "N", " ");
        keys.bind(PAGE_UP, "p", "P");
        keys.bind(LAST, "l", "L");
        keys.bind(FIRST, "f", "F");
        bind(keys, terminal, LINE_UP, Capability.key_up);
        bind(keys, terminal, LINE_DOWN, Capability.key_down);
        bind(keys, terminal, PAGE_UP, Capability.key_ppage);
        bind(keys, terminal, PAGE_DOWN, Capability.key_npage);
        bind(keys, terminal, FIRST, Capability.key_home);
        bind(keys, terminal, LAST, Capability.key_end);
        bind(keys, terminal, LEFT, Capability.key_left);
        bind(keys, terminal, RIGHT, Capability.key_right);
        keys.setUnicode(OTHER);
        keys.setNomatch(OTHER);
        return keys;
    }

    private static void bind(KeyMap<ScreenKey> keys, Terminal terminal, ScreenKey key, Capability capability) {
        String sequence = KeyMap.key(terminal, capability);
        if (sequence != null) keys.bind(key, sequence);
    }
}

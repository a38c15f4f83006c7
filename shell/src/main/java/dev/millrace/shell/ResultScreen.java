package dev.millrace.shell;

import dev.millrace.sql.print.Tableau;
import dev.millrace.sql.session.SessionOptions;
import dev.millrace.sql.session.StatementResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/// Shows the rows of a query on the whole terminal while they arrive. Keys turn pages, and Q returns to the prompt.
/// Not thread-safe.
final class ResultScreen {
    private static final long REFRESH_MILLIS = 250;
    /// Title, three lines of the head, the last line of the table, and the line with the keys.
    private static final int LINES_AROUND = 6;
    private static final int COLUMNS_PER_KEY = 10;

    private final Terminal terminal;
    private final ShownRows shown;
    private final ArrivingRows arriving;
    private final List<String> names;
    private final int widthMax;
    private final Display display;
    private int top;
    private int left;
    private boolean followsEnd;

    /// @param shown keeps the rows
    /// @param followsEnd whether the screen shows the newest rows until a key moves
    ResultScreen(
            Terminal terminal, StatementResult.Rows rows, ShownRows shown, SessionOptions options, boolean followsEnd) {
        this.terminal = terminal;
        this.shown = shown;
        this.arriving = new ArrivingRows(rows, shown, options.zone());
        this.names = shown.names(rows.rowType().getFieldNames());
        this.widthMax = options.columnWidth();
        this.display = new Display(terminal, true);
        this.followsEnd = followsEnd;
    }

    /// Shows the rows until Q is pressed.
    ///
    /// @return the rows that have arrived, with the failure of the query if there is one
    ArrivingRows show() {
        Attributes before = terminal.enterRawMode();
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.clear_screen); // The display assumes an empty screen.
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.cursor_invisible);
        try {
            arriving.start();
            followKeys();
        } finally {
            terminal.puts(Capability.cursor_normal);
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
            terminal.setAttributes(before);
        }
        return arriving;
    }

    private void followKeys() {
        KeyMap<ScreenKey> keys = ScreenKey.of(terminal);
        BindingReader reader = new BindingReader(terminal.reader());
        ScreenKey key = ScreenKey.OTHER;
        while (key != ScreenKey.QUIT && arriving.failure() == null) {
            move(key);
            draw();
            boolean isPressed = reader.peekCharacter(REFRESH_MILLIS) != NonBlockingReader.READ_EXPIRED;
            @Nullable ScreenKey pressed = isPressed ? reader.readBinding(keys) : ScreenKey.OTHER;
            key = pressed == null ? ScreenKey.QUIT : pressed; // The input has ended.
        }
    }

    private int rowsPerPage() {
        return Math.max(1, terminal.getHeight() - LINES_AROUND);
    }

    private void move(ScreenKey key) {
        int last = Math.max(0, shown.size() - rowsPerPage());
        switch (key) {
            case LINE_UP -> top--;
            case LINE_DOWN -> top++;
            case PAGE_UP -> top -= rowsPerPage();
            case PAGE_DOWN -> top += rowsPerPage();
            case FIRST -> top = 0;
            case LAST -> top = last;
            case LEFT -> left = Math.max(0, left - COLUMNS_PER_KEY);
            case RIGHT -> left += COLUMNS_PER_KEY;
            case OTHER, QUIT -> {
                if (followsEnd) top = last;
            }
        }
        if (key != ScreenKey.OTHER) followsEnd = key == ScreenKey.LAST;
        top = Math.clamp(top, 0, last);
    }

    private void draw() {
        display.resize(terminal.getHeight(), terminal.getWidth());
        List<AttributedString> lines = new ArrayList<>();
        lines.add(new AttributedString(title(), AttributedStyle.BOLD));
        for (String each : table()) lines.add(new AttributedString(cut(each)));
        while (lines.size() < terminal.getHeight() - 1) lines.add(AttributedString.EMPTY);
        lines.add(new AttributedString(
                cut(" Q quit   arrows, page keys: move   F first   L last", 0), AttributedStyle.INVERSE));
        display.update(lines, 0);
    }

    private String title() {
        int size = shown.size();
        int end = Math.min(size, top + rowsPerPage());
        String place = size == 0 ? "no rows" : String.format("rows %,d to %,d of %,d", top + 1, end, size);
        String state = arriving.isOver() ? "the query has ended" : "the query runs";
        return cut(String.format(" %s   %,d changes   %s", place, arriving.count(), state), 0);
    }

    private List<String> table() {
        List<@Nullable String[]> page = shown.page(top, rowsPerPage());
        StringWriter text = new StringWriter();
        Tableau table = Tableau.ofContent(new PrintWriter(text), names, "<NULL>", page, widthMax);
        table.head();
        page.forEach(table::line);
        table.border();
        return text.toString().lines().toList();
    }

    private String cut(String line) {
        return cut(line, left);
    }

    private String cut(String line, int from) {
        int to = Math.min(line.length(), from + terminal.getWidth());
        return from >= to ? "" : line.substring(from, to);
    }
}

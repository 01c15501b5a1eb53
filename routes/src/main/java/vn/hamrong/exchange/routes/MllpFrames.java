package vn.hamrong.exchange.routes;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts one connection's bytes into MLLP frames, one at a time, on demand: {@link #add} what came, ask {@link #next} until
 * it has nothing more. A frame is given out whole or not at all.
 *
 * <p>Holds at most the frame limit plus what one read brought; every byte is looked at once. Not thread-safe.
 */
public final class MllpFrames {
    /** How much of a faulty frame is given out, to be kept and looked at. */
    public static final int EVIDENCE = 65_536;

    /** More CR and LF than this between two frames is junk. */
    static final int MAX_PADDING = 1_024;

    private static final byte START = 0x0B;
    private static final byte END = 0x1C;
    private static final byte CR = 0x0D;
    private static final byte LF = 0x0A;
    private static final int SMALL = 4_096;
    private static final byte[] NOTHING = {};

    private final int limit;
    private byte[] held = NOTHING;
    private int from;
    private int scanned;
    private int end;
    private int padding;
    private boolean inside;
    private boolean broken;

    /**
     * Of one connection.
     *
     * @param limit most bytes between a frame's start and its end
     */
    public MllpFrames(int limit) {
        this.limit = limit;
    }

    /** Takes all of {@code bytes}. After a fault they are dropped. */
    public void add(ByteBuffer bytes) {
        if (broken) {
            bytes.position(bytes.limit());
            return;
        }
        int more = bytes.remaining();
        makeRoom(more);
        bytes.get(held, end, more);
        end += more;
    }

    /** The next whole frame, or the fault that ends this connection; empty when more bytes are needed. */
    public Optional<Framed> next() {
        if (broken) {
            return Optional.empty();
        }
        return inside || skipToStart() ? readFrame() : beforeStart();
    }

    /** Whether a frame has started and not ended, as far as {@link #next} has looked. */
    public boolean midFrame() {
        return inside;
    }

    /** Bytes of heap held. */
    public int capacity() {
        return held.length;
    }

    /** Gives up on the frame that has started, for {@code fault}. */
    public Framed giveUp(FramingFault fault) {
        return fail(fault);
    }

    private boolean skipToStart() {
        while (from < end && padding < MAX_PADDING && (held[from] == CR || held[from] == LF)) {
            from++;
            padding++;
        }
        inside = from < end && held[from] == START;
        if (inside) {
            padding = 0;
            from++;
        }
        scanned = from;
        return inside;
    }

    private Optional<Framed> beforeStart() {
        if (from < end) {
            return Optional.of(fail(FramingFault.JUNK));
        }
        shrink();
        return Optional.empty();
    }

    private Optional<Framed> readFrame() {
        int stop = (int) Math.min(end, (long) from + limit + 1);
        while (scanned < stop && isContent(held[scanned])) {
            scanned++;
        }
        if (scanned - from > limit) {
            return Optional.of(fail(FramingFault.TOO_LONG));
        }
        return scanned == end ? Optional.empty() : atMark(held[scanned]);
    }

    private static boolean isContent(byte some) {
        return some != 0 && some != START && some != END;
    }

    private Optional<Framed> atMark(byte mark) {
        if (mark != END) {
            return Optional.of(fail(mark == 0 ? FramingFault.NUL : FramingFault.SECOND_START));
        }
        if (scanned + 1 == end) {
            return Optional.empty();
        }
        return Optional.of(held[scanned + 1] == CR ? whole() : fail(FramingFault.BAD_END));
    }

    private Framed whole() {
        byte[] content = Arrays.copyOfRange(held, from, scanned);
        from = scanned + 2;
        scanned = from;
        inside = false;
        shrink();
        return Framed.whole(content);
    }

    private Framed fail(FramingFault fault) {
        byte[] evidence = Arrays.copyOfRange(held, from, Math.min(end, from + EVIDENCE));
        broken = true;
        inside = false;
        held = NOTHING;
        from = 0;
        scanned = 0;
        end = 0;
        return Framed.faulty(evidence, fault);
    }

    private void makeRoom(int more) {
        if (held.length - end >= more) {
            return;
        }
        int needed = end - from + more;
        byte[] roomy = needed <= held.length ? held : new byte[Math.max(needed, Math.min(held.length * 2, limit + 2))];
        moveTo(roomy.length < SMALL ? new byte[SMALL] : roomy);
    }

    /** Lets go of a large array once what is left fits a small one. */
    private void shrink() {
        if (from == end) {
            from = 0;
            scanned = 0;
            end = 0;
        }
        if (held.length > EVIDENCE && end - from <= SMALL) {
            moveTo(new byte[SMALL]);
        }
    }

    private void moveTo(byte[] room) {
        System.arraycopy(held, from, room, 0, end - from);
        held = room;
        scanned -= from;
        end -= from;
        from = 0;
    }
}

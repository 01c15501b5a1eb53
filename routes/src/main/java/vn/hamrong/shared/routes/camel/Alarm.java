package vn.hamrong.shared.routes.camel;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What happens to a connection when it waits too long. One at a time; used on the connection's thread only. */
public final class Alarm {
    private @Nullable ScheduledFuture<?> running;
    private @Nullable Kind kind;

    /** What is waited for. */
    public enum Kind {
        SILENT,
        FRAME,
        ANSWERING,
        WRITING,
        RESTING,
        LEAVING
    }

    /** Starts this one instead of the one that runs. */
    public void set(ChannelHandlerContext ctx, Kind what, Duration after, Runnable action) {
        cancel();
        kind = what;
        running = after(ctx, after, () -> {
            kind = null;
            action.run();
        });
    }

    /** Starts this one, unless it is running: what happens meanwhile gives no new time. */
    public void keep(ChannelHandlerContext ctx, Kind what, Duration after, Runnable action) {
        if (kind != what) {
            set(ctx, what, after, action);
        }
    }

    public void cancel() {
        kind = null;
        if (running != null) {
            running.cancel(false);
            running = null;
        }
    }

    public static ScheduledFuture<?> after(ChannelHandlerContext ctx, Duration time, Runnable action) {
        return ctx.executor().schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
    }
}

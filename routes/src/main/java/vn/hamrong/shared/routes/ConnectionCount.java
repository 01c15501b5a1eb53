package vn.hamrong.shared.routes;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** How many connections are open, in all and of each address. Thread-safe. */
public final class ConnectionCount {
    private final int most;
    private final int mostPerPeer;
    private final Map<InetAddress, Integer> open = new HashMap<>();
    private int total;

    public ConnectionCount(int most, int mostPerPeer) {
        this.most = most;
        this.mostPerPeer = mostPerPeer;
    }

    /** Counts one more of {@code peer}, if it may have it. */
    public synchronized boolean enter(InetAddress peer) {
        int its = open.getOrDefault(peer, 0);
        if (total >= most || its >= mostPerPeer) {
            return false;
        }
        open.put(peer, its + 1);
        total++;
        return true;
    }

    /** Takes back one successful {@link #enter}. */
    public synchronized void leave(InetAddress peer) {
        open.computeIfPresent(peer, (same, its) -> its == 1 ? null : its - 1);
        total--;
    }

    public synchronized int total() {
        return total;
    }
}

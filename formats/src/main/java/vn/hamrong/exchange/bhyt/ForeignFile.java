package vn.hamrong.exchange.bhyt;

/**
 * A FILEHOSO of a kind the decrees do not know: kept unread, and flagged.
 *
 * @param kind its {@code LOAIHOSO}
 * @param content its {@code NOIDUNGFILE}, base64 without white space
 * @param strays of the FILEHOSO
 */
public record ForeignFile(String kind, String content, Strays strays) {

    @Override
    public String toString() {
        return "ForeignFile[" + kind + "]";
    }
}

package vn.hamrong.exchange.bhyt;

import vn.hamrong.shared.xml.XmlBounds;

/**
 * How much one file may hold. The portal takes one dossier a call, some hundred kB; a month of a long stay is a few MB.
 *
 * @param bytes of the file
 * @param decoded bytes of all {@code NOIDUNGFILE} together, after base64
 * @param elements in the envelope and all its tables together
 * @param dossiers HOSO
 * @param tables FILEHOSO of one HOSO
 */
public record DossierBounds(int bytes, int decoded, int elements, int dossiers, int tables) {
    private static final int MB = 1024 * 1024;

    public static final DossierBounds DEFAULT = new DossierBounds(32 * MB, 24 * MB, 600_000, 1_000, 64);

    private static final int DEPTH = 32;
    private static final int ATTRIBUTES = 32;
    private static final int TEXT = MB;

    XmlBounds ofEnvelope() {
        return new XmlBounds(bytes, DEPTH, elements, ATTRIBUTES, bytes);
    }

    /** @param left elements that may still come */
    XmlBounds ofTable(int left) {
        return new XmlBounds(decoded, DEPTH, Math.max(1, left), ATTRIBUTES, TEXT);
    }
}

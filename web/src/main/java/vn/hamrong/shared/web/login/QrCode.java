package vn.hamrong.shared.web.login;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * A QR code as the path of an SVG, one unit a module: nothing to load, so nothing for the content policy to allow.
 *
 * @param size modules a side, the quiet zone too
 * @param path of the dark modules, for the attribute {@code d}
 */
public record QrCode(int size, String path) {
    private static final int QUIET = 4;

    static QrCode of(String text) {
        try {
            BitMatrix dark = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, QUIET));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < dark.getHeight(); y++) {
                for (int x = 0; x < dark.getWidth(); x++) {
                    if (dark.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new QrCode(dark.getWidth(), path.toString());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("does not fit into a QR code", tooLong);
        }
    }
}

/** What more than one job needs: ids and ports. It knows no job; the ports are implemented in technology modules. */
@NullMarked
package vn.hamrong.shared;

import org.jspecify.annotations.NullMarked;

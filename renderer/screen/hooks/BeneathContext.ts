import { createContext } from 'react'

/** Does a page lie over this screen? Then the screen keeps its name to itself until that page is put away. */
export const BeneathContext = createContext(false)

import { Component, type ReactNode } from 'react'

type ShelterProps = { readonly children: ReactNode; readonly instead: ReactNode }

/** Shows something else when what is inside breaks, so that the rest of the window, "Hide now" above all, stays. */
export class Shelter extends Component<ShelterProps, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? this.props.instead : this.props.children
  }
}

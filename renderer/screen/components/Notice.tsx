import { NoticeLine } from './NoticeLine.tsx'

type NoticeProps = { readonly children: string; readonly onDismiss?: () => void; readonly testId?: string }

/** One quiet sentence that says what happened; screen readers hear it when it appears. */
export function Notice({ testId = 'notice', ...props }: NoticeProps) {
  return (
    <div role="status" data-testid={testId}>
      <NoticeLine {...props} />
    </div>
  )
}
